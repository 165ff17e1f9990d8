//! A short fingerprint of a text, by which two readers know that they have the same numbers.
//!
//! Not a protection against anybody: whoever wants another text with the same hash can make one.
//!
//! # Source
//!
//! Fowler, Noll, Vo, Eastlake: The FNV Non-Cryptographic Hash Algorithm (RFC 9923), FNV-1a, 64 bits.

/// The hash of no text, from which a hash starts.
pub(crate) const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of everything that was hashed to `hash`, and of `text` after it.
pub(crate) fn fnv1a(hash: u64, text: &str) -> u64 {
    let mut hash = hash;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}
