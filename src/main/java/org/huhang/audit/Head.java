package org.huhang.audit;

/**
 * The end of the chain.
 *
 * @param seq number of the last sealed line; 0 for an empty chain
 * @param mac its link
 */
record Head(long seq, byte[] mac) {

    static final Head START = new Head(0, new byte[32]);
}
