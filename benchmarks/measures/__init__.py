"""What can be measured on a set of records; every figure stands beside a plain baseline."""
