package org.exchangeconnect.vault;

/**
 * A secret cannot be encrypted or decrypted: no key in the key file matches, or the value is another row's or altered.
 */
public class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultException(String message, Exception cause) {
        super(message, cause);
    }
}
