package org.huhang.schooling;

/** The three ledgers of dropout control. */
enum Ledger {
    /** Children of school age about whom somebody began to ask; nobody who merely goes to school. */
    SCHOOL_AGE("schoolAge"),
    /** Absent without good reason, and not compared yet. */
    SUSPECTED("suspected"),
    /** Truly out of school, until they are back and stable. */
    DROPOUT("dropout");

    private final String code;

    Ledger(String code) {
        this.code = code;
    }

    /** As models and texts name it. */
    String code() {
        return code;
    }

    static Ledger of(String code) {
        for (var ledger : values()) {
            if (ledger.code.equals(code)) {
                return ledger;
            }
        }
        throw new IllegalArgumentException("no ledger " + code);
    }
}
