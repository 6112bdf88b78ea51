package coop.cobuy.adapter.transport.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

class TargetsTest {

    @ParameterizedTest
    @CsvSource({
        "93.184.215.14, PUBLIC",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c, PUBLIC",
        "127.0.0.1, PRIVATE",
        "127.255.255.254, PRIVATE",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.1, PUBLIC",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.128.0.1, PUBLIC",
        "::1, PRIVATE",
        "fd00::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "64:ff9b::7f00:1, PRIVATE",
        "64:ff9b::a9fe:a9fe, NEVER",
        "2002:7f00:1::, PRIVATE",
        "2002:a9fe:a9fe::, NEVER",
        "::7f00:1, NEVER",
        "169.254.169.254, NEVER",
        "fe80::1, NEVER",
        "fec0::1, NEVER",
        "0.0.0.0, NEVER",
        "::, NEVER",
        "0.1.2.3, NEVER",
        "224.0.0.1, NEVER",
        "ff02::1, NEVER",
        "255.255.255.255, NEVER",
        "240.0.0.1, NEVER",
        "192.0.2.1, NEVER",
        "198.18.0.1, NEVER",
        "2001:db8::1, NEVER",
        "2001:0:1::1, NEVER",
    })
    void knowsHowFarAnAddressReaches(String address, Targets.Reach reach) throws Exception {
        assertEquals(reach, Targets.reach(InetAddress.getByName(address)));
    }
}
