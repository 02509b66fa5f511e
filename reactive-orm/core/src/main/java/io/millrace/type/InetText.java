package io.millrace.type;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Internet addresses in PostgreSQL's text form, and the types of them. Nothing here asks a name server. */
final class InetText {

    static final PgType<Inet> INET = new TextForm<>("inet", Inet::toString, InetText::read, true);

    static final PgType<Inet> CIDR = new TextForm<>("cidr", InetText::network, InetText::read, true);

    static final PgType<InetAddress> INET_ADDRESS = new TextForm<>("inet", InetText::host, InetText::host, true);

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private InetText() {}

    static String write(InetAddress address) {
        byte[] bytes = address.getAddress();
        StringBuilder text = new StringBuilder(39);
        if (bytes.length == 4) {
            for (int at = 0; at < 4; at++) {
                text.append(at == 0 ? "" : ".").append(bytes[at] & 0xff);
            }
        } else {
            for (int at = 0; at < 16; at += 2) {
                text.append(at == 0 ? "" : ":")
                        .append(Integer.toHexString(((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff)));
            }
        }
        return text.toString();
    }

    static Inet read(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = literal.indexOf(':') < 0 ? version4(literal) : version6(literal);
        int bits = bytes.length * 8;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
        if (prefix > bits) {
            throw malformed();
        }
        return new Inet(address(bytes), prefix);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            // The general way would turn ::ffff:1.2.3.4 into 1.2.3.4, which is another value.
            return bytes.length == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int prefix(String digits) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed();
        }
        return Integer.parseInt(digits);
    }

    private static byte[] version4(String literal) {
        Matcher parts = DOTTED.matcher(literal);
        if (!parts.matches()) {
            throw malformed();
        }
        byte[] bytes = new byte[4];
        for (int at = 0; at < 4; at++) {
            int part = Integer.parseInt(parts.group(at + 1));
            if (part > 255) {
                throw malformed();
            }
            bytes[at] = (byte) part;
        }
        return bytes;
    }

    /** Eight groups; two colons stand once for as many groups of zeros as are missing; the last two may be dotted. */
    private static byte[] version6(String literal) {
        String groups = literal;
        int dot = literal.indexOf('.');
        if (dot >= 0) {
            int colon = literal.lastIndexOf(':');
            byte[] last = version4(literal.substring(colon + 1));
            groups = literal.substring(0, colon + 1)
                    + Integer.toHexString(((last[0] & 0xff) << 8) | (last[1] & 0xff))
                    + ':'
                    + Integer.toHexString(((last[2] & 0xff) << 8) | (last[3] & 0xff));
        }
        int gap = groups.indexOf("::");
        byte[] bytes = new byte[16];
        if (gap < 0) {
            if (fill(bytes, 0, groups) != 16) {
                throw malformed();
            }
            return bytes;
        }
        String before = groups.substring(0, gap);
        String after = groups.substring(gap + 2);
        byte[] tail = new byte[16];
        int head = fill(bytes, 0, before);
        int length = fill(tail, 0, after);
        if (head + length > 14) {
            throw malformed();
        }
        System.arraycopy(tail, 0, bytes, 16 - length, length);
        return bytes;
    }

    private static int fill(byte[] bytes, int from, String groups) {
        int at = from;
        if (groups.isEmpty()) {
            return at;
        }
        for (String group : groups.split(":", -1)) {
            if (at == 16 || !GROUP.matcher(group).matches()) {
                throw malformed();
            }
            int value = Integer.parseInt(group, 16);
            bytes[at++] = (byte) (value >> 8);
            bytes[at++] = (byte) value;
        }
        return at;
    }

    private static String network(Inet network) {
        byte[] bytes = network.address().getAddress();
        for (int bit = network.prefixLength(); bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                throw Refused.value(
                        "cidr",
                        "bits are set behind its prefix, so it is a host in a network and no network",
                        "keep it in a column of inet, or clear the bits");
            }
        }
        return network.toString();
    }

    private static String host(InetAddress address) {
        if (address instanceof Inet6Address version6 && version6.getScopeId() != 0) {
            throw Refused.value(
                    "inet",
                    "the address has a scope (%), which belongs to one machine only",
                    "write the address without it: InetAddress.getByAddress(address.getAddress())");
        }
        return write(address);
    }

    private static InetAddress host(String text) {
        Inet read = read(text);
        if (!read.isHost()) {
            throw Refused.unreadable(
                    "InetAddress", "the row holds a network or a host with its network; read it as an Inet");
        }
        return read.address();
    }

    private static UnreadableValue malformed() {
        return Refused.unreadable("inet", "the text is not an address with or without the length of its prefix");
    }
}
