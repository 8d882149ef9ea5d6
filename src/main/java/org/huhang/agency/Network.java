package org.huhang.agency;

import java.util.Arrays;

/** The part of an address that one household or office shares: a lock of one must not reach the officer on duty elsewhere. */
final class Network {

    private Network() {}

    /** The first 24 bits of an IPv4 address, the first 64 of an IPv6 address. */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            var dot = address.lastIndexOf('.');
            return dot < 0 ? address : address.substring(0, dot) + ".0/24";
        }
        return ipv6(address);
    }

    private static String ipv6(String address) {
        var plain = address.replaceAll("[\\[\\]]|%.*", "");
        var halves = plain.split("::", -1);
        var groups = new String[8];
        Arrays.fill(groups, "0");
        var front = halves[0].isEmpty() ? new String[0] : halves[0].split(":", -1);
        System.arraycopy(front, 0, groups, 0, Math.min(front.length, 8));
        if (halves.length == 2 && !halves[1].isEmpty()) {
            var back = halves[1].split(":", -1);
            var kept = Math.min(back.length, 8);
            System.arraycopy(back, back.length - kept, groups, 8 - kept, kept);
        }
        return String.join(":", Arrays.asList(groups).subList(0, 4)) + "::/64";
    }
}
