"""What a person sees and touches. It draws and never decides; what is decided, the engine decides."""
