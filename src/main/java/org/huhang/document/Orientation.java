package org.huhang.document;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a phone was held. Phones store the picture as the lens saw it and note the turn in the hidden data; when the
 * hidden data goes, the picture itself must be turned.
 */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    LEFT_MIRRORED,
    LEFT,
    RIGHT_MIRRORED,
    RIGHT;

    private static final int LONGEST_SEARCH = 256 << 10;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    boolean turned() {
        return ordinal() >= LEFT_MIRRORED.ordinal();
    }

    /** Moves the stored picture of this width and height into its right place. */
    AffineTransform transform(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case LEFT_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case LEFT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case RIGHT_MIRRORED -> new AffineTransform(0, -1, -1, 0, height, width);
            case RIGHT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }

    /** Reads the note; whatever is odd about it means upright. */
    static Orientation of(Path jpeg) throws IOException {
        try (var in = Files.newInputStream(jpeg)) {
            return exif(ByteBuffer.wrap(in.readNBytes(LONGEST_SEARCH)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    /** Walks the segments before the picture itself to the one with the hidden data. */
    private static Orientation exif(ByteBuffer jpeg) {
        jpeg.position(2);
        while (jpeg.get() == (byte) 0xff) {
            var marker = jpeg.get() & 0xff;
            var length = jpeg.getShort() & 0xffff;
            var segment = jpeg.slice(jpeg.position(), length - 2);
            if (marker == 0xe1 && startsWithExif(segment)) {
                return tag(segment.slice(EXIF.length, segment.limit() - EXIF.length));
            }
            if (marker == 0xda) {
                break;
            }
            jpeg.position(jpeg.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static boolean startsWithExif(ByteBuffer segment) {
        return segment.limit() > EXIF.length && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static Orientation tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xffff;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
                var value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
