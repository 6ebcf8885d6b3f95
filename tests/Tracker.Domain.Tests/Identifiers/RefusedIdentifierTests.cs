using CsCheck;
using Tracker.Domain.Identifiers;

namespace Tracker.Domain.Tests.Identifiers;

public sealed class RefusedIdentifierTests
{
    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("   ", "It is empty.")]
    [InlineData("hello world", "“hello world” does not begin with a publisher")]
    [InlineData("ISO", "After “ISO” a number is missing.")]
    [InlineData("ISO/IEC", "After “ISO/IEC” a number is missing.")]
    [InlineData("ISO 12a-", "“a-” after “ISO 12” is not part of an identifier.")]
    [InlineData("ISO//9001", "After “ISO” a word before the second slash is missing")]
    [InlineData("ISO 9001-", "After “ISO 9001-” a part is missing.")]
    [InlineData("ISO 9001:20", "After “ISO 9001:” a year of four digits is missing; “20” is not one.")]
    [InlineData("ISO 9001:2015/Foo 1", "“Foo 1” is not one.")]
    [InlineData("ISO 9001 9002", "“9002” after “ISO 9001” is not part of an identifier.")]
    [InlineData("ISO 9001\a", "It contains the control character U+0007.")]
    [InlineData("ITU-T X", "After “ITU-T X” a number or a supplement is missing.")]
    [InlineData("Q0/0", "“Q0/0” does not begin with a publisher")]
    [InlineData("S2-12", "“12” has 2 digits; a meeting document has 6 or 7.")]
    [InlineData("65E/859/XYZ", "the kind of paper, such as CDV, is missing; “XYZ” is not one.")]
    [InlineData("RFC 123456789", "“123456789” has 9 digits")]
    [InlineData("TC 307", "“TC 307” names no body, such as ISO/IEC.")]
    [InlineData("IEEE Std", "After “IEEE Std” a number is missing.")]
    [InlineData("draft-x", "a name of at least two words is missing.")]
    public void Refusal_names_what_is_wrong(string text, string expected)
    {
        Assert.Null(DocumentIdentifier.Read(text, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_too_long_is_refused_with_the_limit()
    {
        Assert.Null(DocumentIdentifier.Read(new string('9', 10_000), out var problem));
        Assert.Equal("It has 10000 characters; an identifier has at most 500.", problem);
    }

    [Fact]
    public void Random_text_is_refused_with_a_sentence_or_prints_what_reads_back() =>
        Gen.String[Gen.Char["ISOECTUQPDX 0123456789./-:()+"], 0, 24].Sample(text =>
        {
            var read = DocumentIdentifier.Read(text, out var problem);
            return read is null ? problem.EndsWith('.') : read == DocumentIdentifier.Read(read.ToString()) && read.Number.Length > 0;
        }, iter: 20_000);

    [Fact]
    public void Random_words_are_no_identifiers() =>
        Gen.String[Gen.Char['a', 'z'], 1, 12].Array[1, 4].Sample(words => DocumentIdentifier.Read(string.Join(' ', words)) is null, iter: 5_000);
}
