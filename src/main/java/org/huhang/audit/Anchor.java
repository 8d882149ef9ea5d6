package org.huhang.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The heads of the trail, noted outside the database: who puts an older state of the database back, or empties it, cannot
 * take back what stands here. The furthest head counts, so that a chain which begins anew does not cover the old one.
 */
@Component
final class Anchor {

    private final @Nullable Path file;
    private @Nullable Head furthest;

    @Autowired
    Anchor(AnchorSettings settings, ObjectProvider<AnchorFile> offered) {
        this(place(settings, offered));
    }

    Anchor(@Nullable Path file) {
        this.file = file;
        this.furthest = file == null ? null : read(file);
    }

    private static @Nullable Path place(AnchorSettings settings, ObjectProvider<AnchorFile> offered) {
        var embedded = offered.getIfAvailable();
        return settings.anchor() != null ? settings.anchor() : embedded == null ? null : embedded.path();
    }

    /** Lines that are no heads, such as half of the one at which the machine stopped, are passed over. */
    private static @Nullable Head read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.map(Head::parse)
                    .filter(Objects::nonNull)
                    .max(Comparator.comparingLong(Head::seq))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException("the heads of the trail cannot be read from " + file.toAbsolutePath(), e);
        }
    }

    /** The furthest head that was noted; empty if none was, or nothing is noted here. */
    synchronized Optional<Head> furthest() {
        return Optional.ofNullable(furthest);
    }

    /**
     * Notes a head if it is further than all before; only one that is committed, else a rollback would look like an attack.
     *
     * @throws RolledBack if the trail ends before what was noted, or ends there in another way
     */
    synchronized void note(Head head) {
        check(head);
        if (file == null || furthest != null && furthest.seq() == head.seq() || head.seq() == 0) {
            return;
        }
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            // A line of its own even where the last one was cut off.
            Files.writeString(
                    file,
                    (furthest == null ? "" : "\n") + head,
                    StandardCharsets.ISO_8859_1,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            furthest = head;
        } catch (IOException e) {
            throw new UncheckedIOException("the head of the trail cannot be noted in " + file.toAbsolutePath(), e);
        }
    }

    /**
     * Compares the end of the trail with what was noted.
     *
     * @throws RolledBack if the trail ends before what was noted, or ends there in another way
     */
    synchronized void check(Head head) {
        if (furthest != null && (head.seq() < furthest.seq() || head.seq() == furthest.seq() && !head.same(furthest))) {
            throw new RolledBack(furthest);
        }
    }
}
