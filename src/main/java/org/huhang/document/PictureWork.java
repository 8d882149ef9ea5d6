package org.huhang.document;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.huhang.document.FileRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What it would cost to decode a picture and to set it upright, from its header and marks alone. A JPEG may be sent in any number of scans,
 * each of which goes over the whole picture and may be 75 bytes long: by its bytes and its pixels such a file looks harmless.
 *
 * @param pixels how many pixels there are
 * @param passes how often a decoder goes over them
 * @param held how the phone was held: phones store what the lens saw and note the turn in the hidden data; upright if nothing
 *     is noted, or nothing that makes sense
 */
record PictureWork(long pixels, int passes, Orientation held) {

    private static final long MOST_PIXELS = 50_000_000;
    /** Encoders make ten, the most thorough ones some twenty. */
    private static final int MOST_PASSES = 64;

    private static final long MOST_IN_ALL = 600_000_000;
    private static final int ADAM7 = 7;

    /**
     * Counts.
     *
     * @param picture a file that sniffs as this type
     * @throws FileRefused if it is more than may be spent on one picture
     */
    static PictureWork of(Path picture, FileType type) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(picture)))) {
            var work = type == FileType.JPEG ? jpeg(in) : png(in);
            if (work.pixels > MOST_PIXELS) {
                throw new FileRefused(Reason.TOO_MANY_PIXELS);
            }
            if (work.passes > MOST_PASSES || work.pixels * work.passes > MOST_IN_ALL) {
                throw new FileRefused(Reason.TOO_MUCH_WORK);
            }
            return work;
        } catch (EOFException e) {
            throw new FileRefused(Reason.DAMAGED, e);
        }
    }

    /** The header is always the first chunk; its last byte says whether the rows come in seven passes. */
    private static PictureWork png(DataInputStream in) throws IOException {
        in.skipNBytes(16);
        var width = in.readInt() & 0xffff_ffffL;
        var height = in.readInt() & 0xffff_ffffL;
        in.skipNBytes(4);
        return new PictureWork(product(width, height), in.read() == 0 ? 1 : ADAM7, Orientation.TOP_LEFT);
    }

    /** Walks from mark to mark as decoders do: over whatever stands between them, to the end of the first picture. */
    private static PictureWork jpeg(DataInputStream in) throws IOException {
        var pixels = 0L;
        var scans = 0;
        Orientation held = null;
        for (var mark = nextMark(in); mark >= 0 && scans <= MOST_PASSES; mark = nextMark(in)) {
            if (mark == 0xd9 && scans > 0) {
                break;
            }
            if (standsAlone(mark)) {
                continue;
            }
            var length = in.readUnsignedShort() - 2;
            if (isFrame(mark) && length >= 5) {
                in.skipNBytes(1);
                pixels = Math.max(pixels, (long) in.readUnsignedShort() * in.readUnsignedShort());
                length -= 5;
            }
            if (mark == 0xe1 && held == null && scans == 0) {
                held = held(in.readNBytes(Math.max(0, length)));
                continue;
            }
            scans += mark == 0xda ? 1 : 0;
            in.skipNBytes(Math.max(0, length));
        }
        if (pixels == 0 || scans == 0) {
            throw new FileRefused(Reason.DAMAGED);
        }
        return new PictureWork(pixels, scans, held == null ? Orientation.TOP_LEFT : held);
    }

    private static @Nullable Orientation held(byte[] hidden) {
        try {
            return ExifUtils.getOrientationFromExif(hidden);
        } catch (RuntimeException e) {
            // A note that cannot be read is none.
            return null;
        }
    }

    private static int nextMark(DataInputStream in) throws IOException {
        for (var at = in.read(); at >= 0; at = in.read()) {
            while (at == 0xff) {
                at = in.read();
                if (at > 0 && at != 0xff) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static boolean standsAlone(int mark) {
        return mark == 0x01 || mark >= 0xd0 && mark <= 0xd9;
    }

    /** Start of frame, of whatever kind; C4, C8 and CC are tables. */
    private static boolean isFrame(int mark) {
        return mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc;
    }

    private static long product(long width, long height) {
        return width > MOST_PIXELS || height > MOST_PIXELS ? Long.MAX_VALUE : width * height;
    }
}
