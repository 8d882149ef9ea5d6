package org.huhang.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for seals and codes, all derived from one master secret: whoever knows the key of one purpose learns nothing
 * about another.
 */
public final class Secrets {

    /** Shortest master secret in characters. */
    static final int SHORTEST = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] master;

    private Secrets(String master) {
        if (master.strip().length() < SHORTEST) {
            throw new SecretMissing(
                    "HUHANG_SECRET is shorter than " + SHORTEST + " characters; make one with: openssl rand -hex 32");
        }
        this.master = master.strip().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Keys under a given secret.
     *
     * @param master at least 32 characters
     * @return the keys
     * @throws SecretMissing if it is shorter
     */
    public static Secrets of(String master) {
        return new Secrets(master);
    }

    /**
     * Keys under the secret of a file; the first call makes file and secret.
     *
     * @param file its path
     * @return the keys
     * @throws SecretMissing if the file can neither be read nor made
     */
    public static Secrets keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file.toAbsolutePath());
            }
            return new Secrets(Files.readString(file));
        } catch (IOException e) {
            throw new SecretMissing("the secret cannot be kept in " + file.toAbsolutePath(), e);
        }
    }

    /** Written whole under another name first: a crash between two writes must not leave half a secret. */
    private static void make(Path file) throws IOException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(file.getParent(), "secret", ".new");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }

    /**
     * The key of one purpose, for HMAC-SHA-256.
     *
     * @param purpose what it is for, such as {@code intake.queryCode}; never changes, or old codes stop fitting
     * @return the key
     */
    public SecretKey key(String purpose) {
        return new SecretKeySpec(sign(new SecretKeySpec(master, ALGORITHM), bytes(purpose)), ALGORITHM);
    }

    /**
     * The HMAC of a text under the key of one purpose.
     *
     * @param purpose what it is for
     * @param text what is signed
     * @return 32 bytes
     */
    public byte[] sign(String purpose, String text) {
        return sign(key(purpose), bytes(text));
    }

    static byte[] sign(SecretKey key, byte[] input) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
