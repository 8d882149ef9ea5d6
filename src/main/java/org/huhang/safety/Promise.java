package org.huhang.safety;

import java.util.Locale;

/**
 * What must hold for every open case at any moment, and of what was promised for every closed one. Each has a name and a sentence in the texts of this module, and a question
 * to the database in {@code resources/safety/<key>.sql} whose rows are the breaches.
 */
public enum Promise {
    /** Every police matter has a task of police in the place of the incident, open or answered since it became one. */
    POLICE_KNOW,
    /** Every agency taking part got a task or a message. */
    NAMED_KNOW,
    /** Every open case has somebody who must do something, or a step that the platform is about to do. */
    CASE_GOES_ON,
    /** Every report is attached to a case, and its own county has or had a task of it. */
    COUNTY_KNOWS,
    /** Every running term has somebody who is told. */
    TERMS_SPEAK,
    /** Every press of the button led to tasks of police. */
    PRESS_SENT,
    /** No fact that calls for a duty was taken back without a reason. */
    DUTY_KEPT,
    /** Every transfer lies with whoever got it, was taken, or came back. */
    TRANSFER_ARRIVES,
    /** Every hand-over lies with its receiver, was taken, or came back to whoever sent it. */
    HAND_OVER_LANDS,
    /** No case is closed with help that was promised, and neither given nor given up with a reason. */
    HELP_GIVEN,
    /** Each day that the closing of a case named for its child is somebody's task, or was. */
    FOLLOWED_UP,
    /** Danger in one case of a child reached whoever works on another one of the same child. */
    DANGER_CROSSES,
    /** Danger that was told after a case was judged is somebody's task to judge anew, or was. */
    DANGER_JUDGED,
    /** Police and civil affairs who work on the case of a child that died were told of its death. */
    DEATH_TOLD,
    /** Each correction that changed the way of its process is somebody's task, or was. */
    WAY_CORRECTED,
    /** Soon after danger no agency alone took a case from RED, or closed it past another one. */
    RED_TAKES_TWO,
    /** What a merge brought along went with its child when the two were parted, and what nobody knows is asked. */
    EACH_ITS_OWN,
    /** Whose people are suspected works on no open case of the child, hears of none and opens none. */
    SUSPECT_AWAY;

    /**
     * The name in texts, addresses and the database.
     *
     * @return such as {@code policeKnow}
     */
    public String key() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        var key = new StringBuilder(words[0]);
        for (var at = 1; at < words.length; at++) {
            key.append(Character.toUpperCase(words[at].charAt(0))).append(words[at].substring(1));
        }
        return key.toString();
    }
}
