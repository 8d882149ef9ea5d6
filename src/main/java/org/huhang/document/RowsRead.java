package org.huhang.document;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Tells of each step that a decoder makes; the other things it has to say are not of interest. */
record RowsRead(Runnable step) implements IIOReadProgressListener {

    @Override
    public void imageProgress(ImageReader source, float percent) {
        step.run();
    }

    @Override
    public void imageStarted(ImageReader source, int index) {
        step.run();
    }

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int index) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int image, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percent) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}
}
