package org.huhang.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.huhang.audit.Secrets;
import org.springframework.stereotype.Component;

/**
 * Network addresses as keyed fingerprints: enough to count by, useless to whoever reads the database. Of an IPv6 address the
 * first 64 bits count, because a household has all the others.
 */
@Component
class Sources {

    private static final int LENGTH = 16;

    private final Secrets secrets;

    Sources(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] of(String address) {
        return Arrays.copyOf(secrets.sign("intake.source", network(address)), LENGTH);
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal is never looked up in the name service.
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : Arrays.toString(Arrays.copyOf(bytes, 8));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
