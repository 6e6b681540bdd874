"""What a person sees and touches: it draws, and the engine decides."""
