"""Writes tiny_detector.pt, a TorchScript detector without weights for DjlTorchScriptTest.

Made with Debian's python3-torch (1.13): python3 make_tiny_detector.py

It reads [1, 3, 64, 64], RGB in [0, 1], and gives [1, 6, 84] in the layout of YOLOv8: for each cell
of strides 8, 16 and 32 the centre and size in pixels, then two class scores, "red" and "blue". A
box is as large as its cell; its score is how much redder (bluer) the cell is than blue (red).
"""

import torch
import torch.nn.functional as functional
from typing import List


class TinyDetector(torch.nn.Module):
    def forward(self, picture: torch.Tensor) -> torch.Tensor:
        levels: List[torch.Tensor] = []
        for stride in [8, 16, 32]:
            mean = functional.avg_pool2d(picture, stride)
            rows, columns = mean.shape[2], mean.shape[3]
            y = (torch.arange(rows).float() + 0.5).view(1, 1, rows, 1) * stride
            x = (torch.arange(columns).float() + 0.5).view(1, 1, 1, columns) * stride
            cx = x.expand(1, 1, rows, columns)
            cy = y.expand(1, 1, rows, columns)
            size = torch.full_like(cx, float(stride))
            red = (mean[:, 0:1] - mean[:, 2:3]).clamp(0.0, 1.0)
            blue = (mean[:, 2:3] - mean[:, 0:1]).clamp(0.0, 1.0)
            level = torch.cat([cx, cy, size, size, red, blue], dim=1)
            levels.append(level.flatten(2))
        return torch.cat(levels, dim=2)


if __name__ == "__main__":
    scripted = torch.jit.script(TinyDetector().eval())
    print(scripted(torch.zeros(1, 3, 64, 64)).shape)
    scripted.save("tiny_detector.pt")
