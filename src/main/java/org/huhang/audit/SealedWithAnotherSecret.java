package org.huhang.audit;

/** The trail in the database was sealed with a secret other than the one this node was given. */
final class SealedWithAnotherSecret extends RuntimeException {

    SealedWithAnotherSecret() {
        super("the trail was sealed with another HUHANG_SECRET than this node has");
    }
}
