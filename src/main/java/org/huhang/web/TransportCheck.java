package org.huhang.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at the start what passwords and children's names would travel without. */
@Component
class TransportCheck {

    private static final Logger log = LoggerFactory.getLogger(TransportCheck.class);

    private final WebSettings settings;
    private final Environment environment;

    TransportCheck(WebSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (!isSaid()) {
            log.warn("This node listens to the network without TLS and without word of a proxy that has it. Put a proxy"
                    + " with TLS before it and set SERVER_FORWARD_HEADERS_STRATEGY=NATIVE and HUHANG_WEB_TLS=true,"
                    + " give it a certificate (server.ssl.*), or let it listen to this machine only"
                    + " (SERVER_ADDRESS=127.0.0.1).");
        }
    }

    boolean isSaid() {
        return settings.tls()
                || environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate")
                || !environment
                        .getProperty("server.forward-headers-strategy", "none")
                        .equalsIgnoreCase("none")
                || isLoopback(environment.getProperty("server.address"));
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
