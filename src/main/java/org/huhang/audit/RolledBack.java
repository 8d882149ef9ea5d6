package org.huhang.audit;

/** The trail ends before a head that was noted outside the database: an older state was put back, or it was emptied. */
final class RolledBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RolledBack(Head noted) {
        super("the trail lacks the head noted as " + noted
                + ": an older state of the database was put back, or the trail was emptied. Nothing is sealed until"
                + " somebody has looked; after a lawful restore move the file with the heads away and keep it");
    }
}
