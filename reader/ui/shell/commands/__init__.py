"""What the actions of the table do: one file a menu, one method an action. None of it is logic of its own."""
