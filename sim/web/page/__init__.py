"""The screens of the classroom page, made with NiceGUI. Nothing is known here that is not known elsewhere."""
