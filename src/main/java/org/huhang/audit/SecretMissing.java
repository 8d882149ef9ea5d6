package org.huhang.audit;

/** The platform was started without a usable secret. */
public final class SecretMissing extends RuntimeException {

    SecretMissing(String sentence) {
        super(sentence);
    }

    SecretMissing(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
