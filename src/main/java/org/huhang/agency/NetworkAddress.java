package org.huhang.agency;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The network address of a request, by what people share of it. Nothing is looked up in a name service, whatever a proxy says
 * that the address is; what is none stands for itself.
 *
 * @param sender one household, which is what limits count by: a whole IPv4 address, or the first 64 bits of an IPv6 address
 *     because all others are the household’s too
 * @param network one household or office: the first 24 bits of an IPv4 address, the first 64 of an IPv6 address
 */
public record NetworkAddress(String sender, String network) {

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int NETWORK_BYTES = 8;
    private static final String REST = ":0:0:0:0";

    /**
     * Reads an address.
     *
     * @param address as the request names it; an IPv4 address may come in the notation of IPv6, an IPv6 address with brackets
     *     and the name of a device
     * @return the address
     */
    public static NetworkAddress of(String address) {
        var plain = address.replaceAll("[\\[\\]]|%.*", "");
        if (!IPV6.matcher(plain).matches()) {
            return ipv4(address);
        }
        try {
            var bytes = InetAddress.getByName(plain).getAddress();
            return bytes.length == 4 ? ipv4(InetAddress.getByAddress(bytes).getHostAddress()) : ipv6(bytes);
        } catch (UnknownHostException e) {
            return new NetworkAddress(address, address);
        }
    }

    private static NetworkAddress ipv4(String address) {
        var dot = address.indexOf(':') < 0 ? address.lastIndexOf('.') : -1;
        return new NetworkAddress(address, dot < 0 ? address : address.substring(0, dot) + ".0/24");
    }

    private static NetworkAddress ipv6(byte[] bytes) throws UnknownHostException {
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        var first = InetAddress.getByAddress(bytes).getHostAddress();
        var network = first.substring(0, first.length() - REST.length()) + "::/64";
        return new NetworkAddress(network, network);
    }
}
