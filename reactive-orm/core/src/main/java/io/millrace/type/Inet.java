package io.millrace.type;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Objects;

/**
 * An address of the internet and how many of its bits name its network, as PostgreSQL's inet and cidr keep them.
 *
 * @param address the address; it is never looked up, neither by name nor in reverse
 * @param prefixLength the bits of the network, all of them for a single host: 0 to 32, for version 6 to 128
 */
public record Inet(InetAddress address, int prefixLength) {

    public Inet {
        Objects.requireNonNull(address, "address");
        int bits = address.getAddress().length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("the prefix length of this address is between 0 and " + bits);
        }
        if (address instanceof Inet6Address version6 && version6.getScopeId() != 0) {
            throw new IllegalArgumentException("the address has a scope (%), which belongs to one machine only");
        }
    }

    /** A single host. */
    public static Inet of(InetAddress address) {
        return new Inet(address, address.getAddress().length * 8);
    }

    /**
     * An address with or without the length of its prefix: {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code fe80::1/64}.
     *
     * @throws UnreadableValue if it is none; names are not looked up
     */
    public static Inet parse(String text) {
        return InetText.read(text);
    }

    /** Whether it is one host and no network. */
    public boolean isHost() {
        return prefixLength == address.getAddress().length * 8;
    }

    /** As PostgreSQL writes it, with the length of the prefix: {@code 10.0.0.1/32}. */
    @Override
    public String toString() {
        return InetText.write(address) + '/' + prefixLength;
    }
}
