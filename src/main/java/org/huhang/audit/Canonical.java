package org.huhang.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one byte form of a list of values. Every value carries its length, so that no two different lists ever read the
 * same.
 */
final class Canonical {

    private static final byte[] ABSENT = ByteBuffer.allocate(4).putInt(-1).array();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    Canonical add(@Nullable String text) {
        return text == null ? absent() : add(text.getBytes(StandardCharsets.UTF_8));
    }

    Canonical add(long number) {
        return add(ByteBuffer.allocate(8).putLong(number).array());
    }

    /** To the microsecond, which is what PostgreSQL keeps. */
    Canonical add(Instant instant) {
        return add(Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000));
    }

    Canonical add(byte[] value) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
        bytes.writeBytes(value);
        return this;
    }

    private Canonical absent() {
        bytes.writeBytes(ABSENT);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
