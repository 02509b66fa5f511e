package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NetworkTypesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("select 1");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void addressesOfBothVersionsComeBackWithTheirPrefix() throws UnknownHostException {
        List<Inet> addresses = new ArrayList<>();
        for (String text : List.of(
                "0.0.0.0/0",
                "10.1.2.3",
                "10.1.2.3/8",
                "255.255.255.255/32",
                "::/0",
                "::1",
                "::ffff:1.2.3.4",
                "fe80::1/64",
                "2001:db8::",
                "1:2:3:4:5:6:7:8/127")) {
            addresses.add(Inet.parse(text));
        }
        Random random = new Random(31);
        for (int count = 0; count < 200; count++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            InetAddress address =
                    bytes.length == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
            addresses.add(new Inet(address, random.nextInt(bytes.length * 8 + 1)));
        }
        postgres.givesBack(Types.INET, addresses);
        postgres.givesBack(Types.arrayOf(Types.INET), List.of(addresses, List.of()));
    }

    @Test
    void anAddressAloneIsASingleHost() throws UnknownHostException {
        postgres.givesBack(
                Types.INET_ADDRESS,
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                Inet.parse("::ffff:1.2.3.4").address(),
                Inet.parse("fe80::1").address());
        assertThat(postgres.read(Types.INET_ADDRESS, "'1.2.3.4'::inet").getHostAddress())
                .isEqualTo("1.2.3.4");
        assertThatThrownBy(() -> postgres.read(Types.INET_ADDRESS, "'10.0.0.0/8'::inet"))
                .hasMessage("not readable as InetAddress: the row holds a network or a host with its network;"
                        + " read it as an Inet");
        postgres.works();
    }

    @Test
    void anAddressWithAScopeIsRefused() throws UnknownHostException {
        Inet6Address scoped = Inet6Address.getByAddress(
                null, new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 3);

        assertThatThrownBy(() -> Types.INET_ADDRESS.encode(scoped)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Inet.of(scoped)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNetworkHasNoBitsBehindItsPrefix() {
        postgres.givesBack(
                Types.CIDR,
                Inet.parse("10.0.0.0/8"),
                Inet.parse("0.0.0.0/0"),
                Inet.parse("1.2.3.4"),
                Inet.parse("2001:db8::/33"));
        assertThatThrownBy(() -> Types.CIDR.encode(Inet.parse("10.0.0.1/8")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: a value cannot be written as cidr
                          because: bits are set behind its prefix, so it is a host in a network and no network
                          fix: keep it in a column of inet, or clear the bits""");
    }

    @Test
    void whatIsNoAddressIsRefusedAndNeverLookedUp() {
        for (String text : List.of(
                "",
                "localhost",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4/33",
                "1.2.3.4/",
                "1.2.3.4/-1",
                "::/129",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "fe80::1%eth0",
                "::1.2.3",
                "1.2.3.4.5",
                "٣.2.3.4")) {
            assertThatThrownBy(() -> Inet.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "not readable as inet: the text is not an address with or without the length of its prefix");
        }
        assertThatThrownBy(() -> new Inet(Inet.parse("1.2.3.4").address(), 33))
                .hasMessage("the prefix length of this address is between 0 and 32");
    }

    @Test
    void addressesOfHardwareAreTexts() {
        postgres.givesBack(Types.MACADDR, "08:00:2b:01:02:03");
        postgres.givesBack(Types.MACADDR8, "08:00:2b:01:02:03:04:05");
        postgres.givesBack(Types.arrayOf(Types.MACADDR), List.of(List.of("08:00:2b:01:02:03")));
        assertThatThrownBy(() -> postgres.one("select " + Types.MACADDR.parameter("$1"), Types.MACADDR.encode("no")))
                .hasMessageContaining("invalid input syntax for type macaddr");
        postgres.works();
    }
}
