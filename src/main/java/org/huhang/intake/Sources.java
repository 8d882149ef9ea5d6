package org.huhang.intake;

import java.util.Arrays;
import org.huhang.agency.NetworkAddress;
import org.huhang.audit.Secrets;
import org.springframework.stereotype.Component;

/**
 * Those who send, as keyed fingerprints of their addresses: enough to count by, useless to whoever reads the database.
 */
@Component
class Sources {

    private static final int LENGTH = 16;

    private final Secrets secrets;

    Sources(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] of(String address) {
        return Arrays.copyOf(
                secrets.sign("intake.source", NetworkAddress.of(address).sender()), LENGTH);
    }
}
