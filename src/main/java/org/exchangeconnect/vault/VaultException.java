package org.exchangeconnect.vault;

/** A secret can't be sealed or opened: no key in the key file fits, or the sealed bytes are another row's or altered. */
public class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultException(String message, Exception cause) {
        super(message, cause);
    }
}
