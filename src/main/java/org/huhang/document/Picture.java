package org.huhang.document;

import java.awt.Dimension;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.huhang.document.FileRefused.Reason;

/**
 * Paints a picture anew, so that nothing but the picture comes in: the place where a photo was taken may be the child's
 * home, and what hides behind the picture may be a program.
 */
final class Picture {

    private static final long MOST_PIXELS = 50_000_000;
    private static final long PAINTED_PIXELS = 17_000_000;
    private static final float QUALITY = 0.9f;

    /** A decoded picture takes up to 70 MB, twice that while it is turned. */
    private static final Semaphore PAINTERS = new Semaphore(2, true);

    private Picture() {}

    /**
     * Paints anew.
     *
     * @param from a file that sniffs as this type
     * @param to where the new picture goes
     * @throws FileRefused if it is too large or cannot be read
     */
    static void repaint(Path from, Path to, FileType type) throws IOException {
        PAINTERS.acquireUninterruptibly();
        try {
            write(upright(from, type, read(from, type)), to, type);
        } catch (RuntimeException | IOException e) {
            // Decoders answer hostile input with whatever exception their arithmetic meets first.
            throw e instanceof FileRefused refused ? refused : new FileRefused(Reason.DAMAGED, e);
        } finally {
            PAINTERS.release();
        }
    }

    private static BufferedImage read(Path from, FileType type) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        try (var in = new FileImageInputStream(from.toFile())) {
            reader.setInput(in, true, true);
            var size = size(reader);
            var parameters = reader.getDefaultReadParam();
            var step = (int) Math.ceil(Math.sqrt((double) pixels(size) / PAINTED_PIXELS));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    /** Known from the header, before a single pixel is unpacked. */
    private static Dimension size(ImageReader reader) throws IOException {
        var size = new Dimension(reader.getWidth(0), reader.getHeight(0));
        if (pixels(size) > MOST_PIXELS) {
            throw new FileRefused(Reason.TOO_MANY_PIXELS);
        }
        return size;
    }

    private static long pixels(Dimension size) {
        return (long) size.width * size.height;
    }

    private static BufferedImage upright(Path from, FileType type, BufferedImage lying) throws IOException {
        var orientation = type == FileType.JPEG ? Orientation.of(from) : Orientation.UPRIGHT;
        if (orientation == Orientation.UPRIGHT) {
            return lying;
        }
        var width = orientation.turned() ? lying.getHeight() : lying.getWidth();
        var height = orientation.turned() ? lying.getWidth() : lying.getHeight();
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = upright.createGraphics();
        graphics.drawImage(lying, transform(orientation, lying), null);
        graphics.dispose();
        return upright;
    }

    private static AffineTransform transform(Orientation orientation, BufferedImage lying) {
        return orientation.transform(lying.getWidth(), lying.getHeight());
    }

    private static void write(BufferedImage picture, Path to, FileType type) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(type.name()).next();
        try (var out = new FileImageOutputStream(to.toFile())) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
