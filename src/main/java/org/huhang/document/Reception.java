package org.huhang.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.document.FileRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes files in: looked at, painted anew where it is a picture, fingerprinted and stored. */
@Component
class Reception {

    private final Inspection inspection;
    private final Painters painters;
    private final FileTable files;
    private final TransactionOperations transactions;
    private final DocumentSettings settings;
    private final Clock clock;

    Reception(
            Inspection inspection,
            Painters painters,
            FileTable files,
            TransactionOperations transactions,
            DocumentSettings settings,
            Clock clock) {
        this.inspection = inspection;
        this.painters = painters;
        this.files = files;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    StoredFile take(@Nullable String name, InputStreamSource content, String by) {
        try {
            var desk = Files.createTempDirectory("huhang-file");
            try {
                return take(name, content, by, desk);
            } finally {
                for (var left : new String[] {"received", "kept", ""}) {
                    Files.deleteIfExists(desk.resolve(left));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile take(@Nullable String name, InputStreamSource content, String by, Path desk) throws IOException {
        var received = desk.resolve("received");
        var receivedSha256 = receive(content, received);
        var type = inspection.typeOf(received, name);
        var kept = received;
        if (type == FileType.JPEG || type == FileType.PNG) {
            kept = desk.resolve("kept");
            painters.repaint(received, kept, type);
        }
        var file = new StoredFile(
                UUID.randomUUID().toString(),
                FileName.clean(name, type),
                type.mediaType(),
                Files.size(kept),
                HexFormat.of().formatHex(sha256(kept)),
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(file, receivedSha256, kept);
        return file;
    }

    private byte[] receive(InputStreamSource content, Path to) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(content.getInputStream(), digest);
                var out = Files.newOutputStream(to)) {
            var largest = settings.largest().toBytes();
            var copied = 0L;
            var buffer = new byte[64 << 10];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > largest) {
                    throw new FileRefused(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
            if (copied == 0) {
                throw new FileRefused(Reason.EMPTY);
            }
        }
        return digest.digest();
    }

    private void store(StoredFile file, byte[] receivedSha256, Path kept) {
        var keepUntil = file.uploadedAt().plus(keptFor(settings, file.uploadedBy()));
        transactions.executeWithoutResult(status -> {
            files.insert(file, receivedSha256, keepUntil);
            try (var in = Files.newInputStream(kept)) {
                files.fill(UUID.fromString(file.id()), in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static java.time.Duration keptFor(DocumentSettings settings, String by) {
        return by.equals(AuditLine.REPORTER) ? settings.reporterKept() : settings.draftKept();
    }

    private static byte[] sha256(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
