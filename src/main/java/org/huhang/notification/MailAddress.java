package org.huhang.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** What is taken as one mail address. */
public final class MailAddress {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?");

    private MailAddress() {}

    /**
     * Whether a text is one plain address: no list, no display name, no line break.
     *
     * @param text what somebody typed
     * @return true if mail can be sent to it
     */
    public static boolean valid(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        try {
            new InternetAddress(text, true);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
