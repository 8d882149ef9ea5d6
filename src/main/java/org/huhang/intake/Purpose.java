package org.huhang.intake;

/** Why somebody opens a reporter's identity. Fixed words, because free text would carry names into the trail. */
enum Purpose {
    VERIFY("向报告人核实情况"),
    ANSWER("向报告人反馈进展"),
    EVIDENCE("办案取证、制作笔录"),
    PROTECT("保护报告人的安全");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    /** As it stands in the trail, which is kept in Chinese. */
    String words() {
        return words;
    }
}
