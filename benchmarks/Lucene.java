/* Lucene with colocated readings, for the benchmarks of the search: a character, its digit, all its readings and their
 * initials are tokens at one place (position increment 0). `build FOLDER` reads articles from standard input, one a line;
 * `ask FOLDER` answers questions line by line. See _search_lucene.py, which speaks to it. Lucene 8 (Debian liblucene8-java). */
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.*;
import org.apache.lucene.store.*;

public class Lucene {
    static final String[] FIELDS = {"headline", "byline", "section", "body"};
    static final Map<Integer, String[]> TOKENS = new HashMap<>();

    /** One place a character; signs take a place too, so that no phrase crosses them. */
    static final class Places extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final ArrayDeque<String> same = new ArrayDeque<>();
        private String text;
        private int at, next;

        @Override public void reset() throws IOException {
            super.reset();
            StringBuilder all = new StringBuilder();
            char[] part = new char[8192];
            for (int n; (n = input.read(part)) > 0; ) all.append(part, 0, n);
            text = all.toString();
            at = next = 0;
            same.clear();
        }
        @Override public boolean incrementToken() {
            clearAttributes();
            if (!same.isEmpty()) { put(same.poll(), 0); return true; }
            if (next >= text.length()) return false;
            at = next;
            int code = text.codePointAt(at);
            next = at + Character.charCount(code);
            String[] tokens = TOKENS.get(code);
            if (tokens == null) tokens = new String[] {"c" + new String(Character.toChars(code))};
            same.addAll(Arrays.asList(tokens).subList(1, tokens.length));
            put(tokens[0], 1);
            return true;
        }
        private void put(String word, int by) {
            term.setEmpty().append(word);
            step.setPositionIncrement(by);
            offset.setOffset(correctOffset(at), correctOffset(next));
        }
        @Override public void end() throws IOException { super.end(); offset.setOffset(text.length(), text.length()); }
    }
    static final Analyzer ANALYZER = new Analyzer() {
        @Override protected TokenStreamComponents createComponents(String field) { return new TokenStreamComponents(new Places()); }
    };

    public static void main(String[] args) throws Exception {
        Path folder = Paths.get(args[1]);
        for (String line : Files.readAllLines(folder.resolve("tokens.txt"))) {
            String[] part = line.split(" ");
            TOKENS.put(Integer.parseInt(part[0]), Arrays.copyOfRange(part, 1, part.length));
        }
        if (args[0].equals("build")) build(folder); else ask(folder);
    }

    static void build(Path work) throws Exception {
        FieldType kept = new FieldType();
        kept.setStored(true);
        kept.setTokenized(true);
        kept.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        kept.freeze();
        IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(256);
        config.setIndexSort(new Sort(new SortField("date", SortField.Type.LONG, true), new SortField("row", SortField.Type.LONG)));
        try (Directory folder = new MMapDirectory(work.resolve("index")); IndexWriter writer = new IndexWriter(folder, config);
             BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                String[] part = line.split("\t", -1);
                Document d = new Document();
                d.add(new NumericDocValuesField("row", Long.parseLong(part[0])));
                d.add(new NumericDocValuesField("date", Long.parseLong(part[1])));
                for (int k = 0; k < FIELDS.length; k++) d.add(new Field(FIELDS[k], part[2 + k], kept));
                writer.addDocument(d);
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    static int at;
    /** A question in Polish notation: A n … (all), O n … (any), N … (not), P field n token|token … (a phrase). */
    static Query query(String[] words) {
        String kind = words[at++];
        if (kind.equals("N")) return new BooleanQuery.Builder().add(query(words), BooleanClause.Occur.MUST_NOT).build();
        if (kind.equals("P")) return phrase(words);
        BooleanQuery.Builder made = new BooleanQuery.Builder();
        for (int n = Integer.parseInt(words[at++]); n > 0; n--) {
            if (words[at].equals("N")) { at++; made.add(query(words), BooleanClause.Occur.MUST_NOT); }
            else made.add(query(words), kind.equals("A") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
        }
        return made.build();
    }
    static Query phrase(String[] words) {
        String field = words[at++];
        int n = Integer.parseInt(words[at++]);
        MultiPhraseQuery.Builder made = new MultiPhraseQuery.Builder();
        for (; n > 0; n--) made.add(Arrays.stream(words[at++].split("\\|")).map(t -> new Term(field, t)).toArray(Term[]::new));
        Query whole = made.build();
        return field.equals("headline") ? new BoostQuery(whole, 4) : whole;
    }

    static void ask(Path work) throws Exception {
        BooleanQuery.setMaxClauseCount(1 << 16);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        Sort newest = new Sort(new SortField("date", SortField.Type.LONG, true), new SortField("row", SortField.Type.LONG));
        try (Directory folder = new MMapDirectory(work.resolve("index")); DirectoryReader reader = DirectoryReader.open(folder)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            for (String line; (line = questions.readLine()) != null; ) {
                String[] words = line.split(" ");
                at = 1;
                Query query = query(words);
                if (words[0].equals("count")) { out.println(searcher.count(query)); continue; }
                TopDocs top;
                if (words[0].equals("newest")) {
                    TopFieldCollector c = TopFieldCollector.create(newest, 50, 50);
                    searcher.search(query, c);
                    top = c.topDocs();
                } else top = searcher.search(query, words[0].equals("every") ? Math.max(1, reader.maxDoc()) : 50);
                if (!words[0].equals("every") && top.scoreDocs.length > 0) {
                    UnifiedHighlighter marker = new UnifiedHighlighter(searcher, ANALYZER);
                    marker.setMaxLength(1 << 20);
                    marker.highlight("body", query, top, 1);
                    marker.highlight("headline", query, top, 1);
                }
                int[] found = Arrays.stream(top.scoreDocs).mapToInt(s -> s.doc).toArray();
                long[] rows = new long[found.length];
                Integer[] order = IntStream.range(0, found.length).boxed().toArray(Integer[]::new);
                Arrays.sort(order, Comparator.comparingInt(k -> found[k]));
                LeafReaderContext leaf = null;
                NumericDocValues values = null;
                for (int k : order) {
                    LeafReaderContext own = reader.leaves().get(ReaderUtil.subIndex(found[k], reader.leaves()));
                    if (own != leaf) { leaf = own; values = own.reader().getNumericDocValues("row"); }
                    values.advanceExact(found[k] - own.docBase);
                    rows[k] = values.longValue();
                }
                out.println(Arrays.stream(rows).mapToObj(Long::toString).collect(Collectors.joining(" ")));
            }
        }
    }
}
