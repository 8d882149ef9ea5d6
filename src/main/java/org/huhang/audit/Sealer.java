package org.huhang.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Chains what was committed, one node at a time. */
@Component
class Sealer {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 1000;
    private static final Duration HEAD_LOGGED_EVERY = Duration.ofMinutes(5);

    private final LineTable lines;
    private final SealTable seals;
    private final Chain chain;
    private final TransactionOperations transactions;
    private Instant headLogged = Instant.EPOCH;
    private boolean troubled;

    Sealer(LineTable lines, SealTable seals, Chain chain, TransactionOperations transactions) {
        this.lines = lines;
        this.seals = seals;
        this.chain = chain;
        this.transactions = transactions;
    }

    /** Every second on every node; trouble is told once, not once a second. */
    @Scheduled(fixedDelay = 1000)
    void everySecond() {
        try {
            sealAll();
            troubled = false;
        } catch (DataAccessException | TransactionException | SealedWithAnotherSecret e) {
            if (!troubled) {
                log.error("the trail cannot be sealed, its lines wait: {}", e.toString());
            }
            troubled = true;
        }
    }

    void sealAll() {
        while (transactions.execute(status -> sealSome()) == BATCH) {
            // the next batch
        }
    }

    private int sealSome() {
        if (!seals.mine()) {
            return 0;
        }
        var waiting = lines.waiting(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        var head = lastLink();
        var links = new ArrayList<Seal>(waiting.size());
        for (var line : waiting) {
            head = chain.link(head, line);
            links.add(new Seal(head, line.id()));
        }
        seals.append(links, chain.sign(head));
        logNowAndThen(head);
        return links.size();
    }

    /** A node with a wrong secret must not go on: it would break the chain for all. */
    private Head lastLink() {
        var signed = seals.head();
        if (signed.isPresent() && !chain.sameKey(signed.get())) {
            throw new SealedWithAnotherSecret();
        }
        return signed.map(SignedHead::head).orElse(Head.START);
    }

    /** The log is the second place that keeps the head: whoever can change the database cannot change it too. */
    private void logNowAndThen(Head head) {
        var now = InstantSource.system().instant();
        if (Duration.between(headLogged, now).compareTo(HEAD_LOGGED_EVERY) >= 0) {
            headLogged = now;
            log.info(
                    "trail sealed up to line {}: {}", head.seq(), HexFormat.of().formatHex(head.mac()));
        }
    }
}
