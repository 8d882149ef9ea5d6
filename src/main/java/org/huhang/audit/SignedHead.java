package org.huhang.audit;

/**
 * The end of the chain as it was last signed; what is missing against it was cut off.
 *
 * @param head the end
 * @param signature the HMAC over it
 * @param keyPrint tells under which secret, without telling the secret
 */
record SignedHead(Head head, byte[] signature, byte[] keyPrint) {}
