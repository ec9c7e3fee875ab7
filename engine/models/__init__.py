"""Networks: named architectures, and plain records of what is inside them."""
