package org.huhang.intake;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reports of invented people, for tests. */
final class Filings {

    static final String COUNTY = "532503";
    static final String TOWNSHIP = "532503102";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Filings() {}

    /** A report unlike any other. */
    static Filing anonymous(@Nullable String address) {
        return of("说不清的伤 " + NEXT.incrementAndGet(), reporter(null, null), new Filing.Origin(address, null, null));
    }

    static Filing of(String description, Reporter reporter, Filing.Origin origin) {
        var incident = new Incident(TOWNSHIP, List.of(4), false, description, null, null, null, false, null);
        return new Filing(incident, child("阿诗"), reporter, List.of(), origin);
    }

    static ReportedChild child(@Nullable String name) {
        return new ReportedChild(name, null, null, null, null, null, null, null);
    }

    static Reporter reporter(@Nullable String name, @Nullable String phone) {
        return new Reporter(name, phone, null, null, null, false, false, Locale.CHINESE);
    }

    static Filing.Origin from(String address) {
        return new Filing.Origin(address, null, null);
    }
}
