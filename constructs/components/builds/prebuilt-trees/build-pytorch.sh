#!/bin/bash
# Builds pytorch in the current folder, incrementally, and proves that it can be imported.
set -euo pipefail

# Where compilers lie beside each other, the one that CUDA_HOME names.
export PATH="${CUDA_HOME:?}/bin:$PATH" CUDACXX="$CUDA_HOME/bin/nvcc" CMAKE_CUDA_COMPILER="$CUDA_HOME/bin/nvcc"

# A linker that takes seconds for what takes others minutes, where the image has it.
linker=()
if command -v mold > /dev/null; then linker=(mold -run); fi

pip install --break-system-packages --requirement requirements.txt
"${linker[@]}" python -m pip install --break-system-packages --editable . --no-build-isolation
# Not from the sources' folder: it would be imported from there whether or not it is installed.
(cd / && python -c 'import torch; print("torch", torch.__version__, torch.cuda.get_arch_list())')
