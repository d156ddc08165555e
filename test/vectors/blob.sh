#!/usr/bin/env bash
#
# Writes the vectors of blob.json, byte by byte as docs/ciphertext.md draws a ciphertext, with OpenSSL 3 and none of our
# code:
#
#   bash test/vectors/blob.sh > test/vectors/blob.json
#
# Bytes travel as hexadecimal, so that nothing is lost in a variable.
set -euo pipefail
export LC_ALL=C

hex() { xxd -p | tr -d '\n'; }
bytes() { xxd -r -p; }
hex_of() { printf %s "$1" | hex; }

uint32_be() { printf '%08x' "$1"; }
uint32_le() { uint32_be "$1" | sed -E 's/(..)(..)(..)(..)/\4\3\2\1/'; }
uint16_le() { printf '%04x' "$1" | sed -E 's/(..)(..)/\2\1/'; }

# A text behind its length in bytes.
prefixed() { uint32_be "${#1}"; hex_of "$1"; }

# Pairs (key value key value …) and text, as the tag covers them.
binding_bytes() {
  local text=$1
  shift
  uint32_be $(($# / 2))
  while (($# > 0)); do
    printf 'key:%s %s%s\n' "$(hex_of "$1")" "$(prefixed "$1")" "$(prefixed "$2")"
    shift 2
  done | sort | while read -r _ pair; do printf %s "$pair"; done
  prefixed "$text"
}

derive() {
  local material=$1 purpose=$2 length=$3
  openssl kdf -binary -keylen "$length" -kdfopt digest:SHA256 -kdfopt "hexkey:$material" \
    -kdfopt "info:dewkit blob $purpose" HKDF | hex
}

json_pairs() {
  local comma=''
  while (($# > 0)); do
    printf '%s"%s": "%s"' "$comma" "$1" "$2"
    comma=', '
    shift 2
  done
}

separator='['

# One vector. Reads says, kind, cipher, material, version, iv, plaintext and text; the arguments are the pairs.
vector() {
  local encryption authentication binding padding=() marker=01
  encryption=$(derive "$material" encrypt $((${#material} / 2)))
  authentication=$(derive "$material" authenticate 32)
  binding=$(binding_bytes "$text" "$@")
  if [[ $kind == datakey ]]; then
    padding=(-nopad)
    marker=02
  fi

  local sealed header tail tag body digest
  sealed=$(bytes <<<"$plaintext" | openssl enc "-$cipher" -K "$encryption" -iv "$iv" ${padding[@]+"${padding[@]}"} | hex)
  header=0200$(uint16_le $((16 + ${#sealed} / 2 + 32 + 36 + 4)))
  tail=$(hex_of "$cmk_id")$(uint32_le "$version")
  tag=$(bytes <<<"$marker$header$tail$binding$iv$sealed" |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$authentication" -binary | hex)
  body=$header$iv$sealed$tag$tail
  digest=$(bytes <<<"$body" | openssl dgst -sha256 -binary | hex)

  cat <<JSON
$separator
  {
    "says": "$says",
    "kind": "$kind",
    "cipher": "$cipher",
    "material": "$material",
    "cmkId": "$cmk_id",
    "version": $version,
    "binding": { "pairs": {$(json_pairs "$@" | sed -E 's/.+/ & /')}, "text": "$text" },
    "iv": "$iv",
    "plaintext": "$plaintext",
    "encryption": "$encryption",
    "authentication": "$authentication",
    "bindingBytes": "$binding",
    "blob": "$body$digest"
JSON
  printf '  }'
  separator=','
}

# As many bytes, in pairs that count up: no two blocks are the same.
counting() { for ((i = 0; i < $1; i++)); do printf '%02x%02x' $((i / 256)) $((i % 256)); done | cut -c "1-$((2 * $1))"; }

cmk_id=0d0466b0-e727-4d9c-b35d-f84bb474a37f
kind=data
cipher=aes-256-cbc
material=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
version=0
text=''

says='8 bytes, bound to two pairs' \
  iv=a0a1a2a3a4a5a6a7a8a9aaabacadaeaf plaintext=$(hex_of 12345678) vector Key1 Value1 Key2 Value2
says='the same with the pairs in another order' \
  iv=a0a1a2a3a4a5a6a7a8a9aaabacadaeaf plaintext=$(hex_of 12345678) vector Key2 Value2 Key1 Value1
says='no plaintext, bound to nothing' \
  iv=00000000000000000000000000000000 plaintext='' vector
says='1 byte, bound to nothing' \
  iv=ffffffffffffffffffffffffffffffff plaintext=61 vector
says='15 bytes, bound to text' \
  iv=101112131415161718191a1b1c1d1e1f plaintext=$(hex_of 'fifteen bytes..') text=order=7 vector
says='16 bytes, a whole block, bound to pairs and text' \
  iv=202122232425262728292a2b2c2d2e2f plaintext=$(hex_of 'sixteen bytes...') text=order=7 vector tenant blue
says='4096 bytes under version 3' version=3 \
  iv=303132333435363738393a3b3c3d3e3f plaintext=$(counting 4096) vector
says='keys beyond ASCII, in the order of their bytes in UTF-8 and not of their UTF-16 units' \
  iv=404142434445464748494a4b4c4d4e4f plaintext=$(hex_of 'Grüße') text=für vector 😀 d ～ c é b z a
says='empty keys and values are pairs too' \
  iv=505152535455565758595a5b5c5d5e5f plaintext=$(hex_of abc) vector '' '' a ''
says='a datakey of 64 bytes, without padding' kind=datakey \
  iv=606162636465666768696a6b6c6d6e6f plaintext=$(counting 64) vector
says='a datakey of 32 bytes under version 3, bound to text' kind=datakey version=3 \
  iv=707172737475767778797a7b7c7d7e7f plaintext=$(counting 32) text=order=7 vector

cipher=sm4-cbc
material=0123456789abcdeffedcba9876543210

says='SM4: 15 bytes, bound to a pair' \
  iv=808182838485868788898a8b8c8d8e8f plaintext=$(hex_of 'fifteen bytes..') vector tenant blue
says='SM4: 16 bytes under version 3, bound to pairs and text' version=3 \
  iv=909192939495969798999a9b9c9d9e9f plaintext=$(hex_of 'sixteen bytes...') text=order=7 vector tenant blue
says='SM4: a datakey of 16 bytes, without padding' kind=datakey \
  iv=b0b1b2b3b4b5b6b7b8b9babbbcbdbebf plaintext=$(counting 16) vector

printf '\n]\n'
