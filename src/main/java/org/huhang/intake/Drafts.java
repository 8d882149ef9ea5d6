package org.huhang.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Unfinished reports, kept on the server under a token that only the writer's browser knows; the table knows its digest.
 * Nothing of a report ever lies in the browser itself.
 */
@Component
class Drafts {

    /** A save that was on its way while the report was filed must not make a new draft of it. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST = 200_000;

    private final DraftTable drafts;
    private final Sources sources;
    private final IntakeSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Drafts(DraftTable drafts, Sources sources, IntakeSettings settings, Clock clock) {
        this.drafts = drafts;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Draft> find(@Nullable String token) {
        var after = clock.instant().minus(settings.draftKept());
        return token == null ? Optional.empty() : drafts.find(digest(token), after);
    }

    /** The report that this browser filed a short while ago. */
    Optional<UUID> justFiled(@Nullable String token) {
        var after = clock.instant().minus(settings.receiptShown());
        return find(token).filter(draft -> draft.changedAt().isAfter(after)).map(Draft::reportId);
    }

    /**
     * Keeps what was typed.
     *
     * @return the token under which it is kept, a new one if the old one keeps no open draft; null if this address keeps as
     *     many as it may, or if it is too long to be kept
     */
    @Transactional
    public @Nullable String save(@Nullable String token, String address, Typed typed) {
        if (typed.length() > LONGEST) {
            return null;
        }
        if (token != null && drafts.update(digest(token), typed, clock.instant())) {
            return token;
        }
        return begin(address, typed, null);
    }

    /** The same for a save that no person asked for: it never starts a new draft right after the old one was filed. */
    @Transactional
    public @Nullable String autosave(@Nullable String token, String address, Typed typed) {
        var late = clock.instant().minus(LATE);
        var justFiled =
                find(token).filter(draft -> draft.filed() && draft.changedAt().isAfter(late));
        return justFiled.isPresent() ? token : save(token, address, typed);
    }

    /** Remembers for this browser which report its draft became; what was typed is deleted. */
    @Transactional
    public @Nullable String file(@Nullable String token, String address, UUID reportId) {
        if (token != null && drafts.file(digest(token), reportId, clock.instant())) {
            return token;
        }
        return begin(address, Typed.NOTHING, reportId);
    }

    @Transactional
    public void forget(@Nullable String token) {
        if (token != null) {
            drafts.delete(digest(token));
        }
    }

    /** Deletes what nobody touched for a day. */
    @Transactional
    public int sweep() {
        return drafts.sweep(clock.instant().minus(settings.draftKept()));
    }

    private @Nullable String begin(String address, Typed typed, @Nullable UUID reportId) {
        var source = sources.of(address);
        if (drafts.count(source) >= settings.draftsPerAddress()) {
            return null;
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        drafts.insert(digest(token), source, typed, reportId, clock.instant());
        return token;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
