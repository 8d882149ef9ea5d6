package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAddressTests {

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, 10.1.2.0/24",
        "127.0.0.1, 127.0.0.1, 127.0.0.0/24",
        "::ffff:10.1.2.3, 10.1.2.3, 10.1.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64, 2001:db8:1:2::/64",
        "2001:DB8:1:2:ffff::6, 2001:db8:1:2::/64, 2001:db8:1:2::/64",
        "[2001:db8::6], 2001:db8:0:0::/64, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64, 0:0:0:0::/64",
        "0:0:0:0:0:0:0:1, 0:0:0:0::/64, 0:0:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64, fe80:0:0:0::/64",
    })
    void isWhatAHouseholdAndAnOfficeShare(String address, String sender, String network) {
        assertThat(NetworkAddress.of(address)).isEqualTo(new NetworkAddress(sender, network));
    }

    @ParameterizedTest
    @CsvSource({"unknown", "not:an:address", "face:book", "::1::2", "1:2", "example.org:80", "''", "%", ":"})
    void whatIsNoAddressStandsForItselfAndIsNotLookedUp(String address) {
        assertThat(NetworkAddress.of(address)).isEqualTo(new NetworkAddress(address, address));
    }
}
