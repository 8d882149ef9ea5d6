package org.huhang.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import org.huhang.document.FileRefused.Reason;
import org.springframework.stereotype.Component;

/**
 * Paints pictures anew, so that nothing but the picture comes in: the place where a photo was taken may be the child's home,
 * and what hides behind the picture may be a program. What a picture costs is counted before it is decoded, few are decoded
 * at a time, few wait for it, none for long.
 */
@Component
class Painters {

    private static final long PAINTED_PIXELS = 17_000_000;
    private static final float QUALITY = 0.9f;

    private final DocumentSettings.Painting limits;
    private final Semaphore free;

    Painters(DocumentSettings settings) {
        this.limits = settings.painting();
        this.free = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Paints anew.
     *
     * @param from a file that sniffs as this type
     * @param to where the new picture goes
     * @throws FileRefused if it is too large, cannot be read, takes too long, or too many others are being painted
     */
    void repaint(Path from, Path to, FileType type) throws IOException {
        var work = PictureWork.of(from, type);
        takeTurn();
        try {
            var picture = read(from, type, work);
            write(ExifFilterUtils.getFilterForOrientation(work.held()).apply(picture), to, type);
        } catch (RuntimeException | IOException e) {
            // Decoders answer hostile input with whatever exception their arithmetic meets first.
            throw e instanceof FileRefused refused ? refused : new FileRefused(Reason.DAMAGED, e);
        } finally {
            free.release();
        }
    }

    private void takeTurn() {
        try {
            if (free.getQueueLength() < limits.waiting()
                    && free.tryAcquire(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new FileRefused(Reason.BUSY);
    }

    private BufferedImage read(Path from, FileType type, PictureWork work) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        var end = new End(limits.longestDecoding());
        try (var in = end.watch(from)) {
            reader.setInput(in, true, true);
            end.watch(reader);
            var parameters = reader.getDefaultReadParam();
            var step = (int) Math.ceil(Math.sqrt((double) work.pixels() / PAINTED_PIXELS));
            parameters.setSourceSubsampling(step, step, 0, 0);
            var picture = reader.read(0, parameters);
            end.require();
            return picture;
        } catch (RuntimeException | IOException e) {
            // Decoders wrap what stops them.
            end.require();
            throw e;
        } finally {
            reader.dispose();
        }
    }

    /** When a decoder stops, however much it has left to do: asked with every piece that it reads and every row it makes. */
    private static final class End {

        private final long at;

        End(Duration later) {
            at = System.nanoTime() + later.toNanos();
        }

        private boolean passed() {
            return System.nanoTime() - at >= 0;
        }

        void require() {
            if (passed()) {
                throw new FileRefused(Reason.TOO_MUCH_WORK);
            }
        }

        void watch(ImageReader reader) {
            reader.addIIOReadProgressListener(new RowsRead(() -> {
                if (passed()) {
                    reader.abort();
                }
            }));
        }

        FileImageInputStream watch(Path file) throws IOException {
            return new FileImageInputStream(file.toFile()) {

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    require();
                    return super.read(into, offset, length);
                }
            };
        }
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
