package org.huhang.audit;

import java.security.MessageDigest;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** The arithmetic of the seals: marks of lines, links of the chain, signature of its head. */
@Component
final class Chain {

    private final SecretKey lineKey;
    private final SecretKey linkKey;
    private final SecretKey headKey;
    private final byte[] keyPrint;

    Chain(Secrets secrets) {
        lineKey = secrets.key("audit.line");
        linkKey = secrets.key("audit.link");
        headKey = secrets.key("audit.head");
        keyPrint = secrets.sign("audit.keyPrint", "key of the trail");
    }

    byte[] mark(StoredLine line) {
        return Secrets.sign(lineKey, content(line).bytes());
    }

    boolean marks(StoredLine line) {
        return MessageDigest.isEqual(mark(line), line.mark());
    }

    Head link(Head before, StoredLine line) {
        var seq = before.seq() + 1;
        var input = content(line).add(line.mark()).add(seq).add(before.mac());
        return new Head(seq, Secrets.sign(linkKey, input.bytes()));
    }

    byte[] signature(Head head) {
        return Secrets.sign(
                headKey, new Canonical().add(head.seq()).add(head.mac()).bytes());
    }

    boolean signs(SignedHead signed) {
        return MessageDigest.isEqual(signature(signed.head()), signed.signature());
    }

    /** Tells whether a head was signed with the secret of this node. */
    boolean sameKey(SignedHead signed) {
        return MessageDigest.isEqual(keyPrint, signed.keyPrint());
    }

    SignedHead sign(Head head) {
        return new SignedHead(head, signature(head), keyPrint);
    }

    private static Canonical content(StoredLine line) {
        return new Canonical()
                .add(line.id())
                .add(line.at())
                .add(line.actor())
                .add(line.act())
                .add(line.subjectKind())
                .add(line.subjectId())
                .add(line.caseNo())
                .add(line.reason());
    }
}
