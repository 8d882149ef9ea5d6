package org.huhang.audit;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    private final Anchor anchor;
    private final TransactionOperations transactions;
    private Instant headLogged = Instant.EPOCH;
    private long logged;
    private boolean troubled;

    Sealer(LineTable lines, SealTable seals, Chain chain, Anchor anchor, TransactionOperations transactions) {
        this.lines = lines;
        this.seals = seals;
        this.chain = chain;
        this.anchor = anchor;
        this.transactions = transactions;
    }

    /** Every second on every node; trouble is told once, not once a second. */
    @Scheduled(fixedDelay = 1000)
    void everySecond() {
        try {
            sealAll();
            troubled = false;
        } catch (DataAccessException
                | TransactionException
                | SealedWithAnotherSecret
                | RolledBack
                | UncheckedIOException e) {
            if (!troubled) {
                log.error("the trail cannot be sealed, its lines wait: {}", e.toString());
            }
            troubled = true;
        }
    }

    /**
     * Seals what waits, unless the trail lacks what was noted of it; then notes how far it is. Nodes that did not seal note it
     * too, so that each can tell. One after the other: who read the head first and noted it last would look rolled back.
     */
    synchronized void sealAll() {
        anchor.check(committed());
        while (transactions.execute(status -> sealSome()) == BATCH) {
            // the next batch
        }
        var head = committed();
        anchor.note(head);
        logNowAndThen(head);
    }

    private Head committed() {
        return seals.head().map(SignedHead::head).orElse(Head.START);
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

    /** The log is another place that keeps the head: whoever can change the database cannot change it too. */
    private void logNowAndThen(Head head) {
        var now = InstantSource.system().instant();
        if (head.seq() > logged && Duration.between(headLogged, now).compareTo(HEAD_LOGGED_EVERY) >= 0) {
            headLogged = now;
            logged = head.seq();
            log.info("trail sealed, its head is {}", head);
        }
    }
}
