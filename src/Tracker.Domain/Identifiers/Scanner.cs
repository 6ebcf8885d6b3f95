namespace Tracker.Domain.Identifiers;

/// <summary>Reads an identifier from left to right. After the first failure it takes nothing more, so that a grammar reads as one line
/// after the other and asks once, at its end.</summary>
internal sealed class Scanner(string text)
{
    public int At { get; private set; }

    public string? Problem { get; private set; }

    public string Rest => text[At..];

    public bool IsAtEnd => At >= text.Length;

    private char Current => Peek(0);

    public char Peek(int ahead) => Problem is null && At + ahead < text.Length ? text[At + ahead] : '\0';

    public void Fail(string problem) => Problem ??= problem;

    /// <summary>Goes back to an earlier place; only where a grammar has two readings of the same characters.</summary>
    public void BackTo(int at) => At = at;

    public bool Take(char c)
    {
        if (Current != c || c == '\0') return false;
        At++;
        return true;
    }

    /// <summary>Takes a literal, whatever its case.</summary>
    public bool Take(string literal)
    {
        if (Problem is not null || string.Compare(text, At, literal, 0, literal.Length, StringComparison.OrdinalIgnoreCase) != 0) return false;
        At += literal.Length;
        return true;
    }

    /// <summary>Takes one of the words if no letter follows it, and returns it as the list spells it.</summary>
    public string? TakeWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            var start = At;
            if (!Take(word)) continue;
            if (!char.IsAsciiLetter(Current)) return word;
            At = start;
        }
        return null;
    }

    public bool TakeSpaces() => TakeWhile(c => c == ' ').Length > 0;

    public string TakeDigits(int most = 9) => TakeWhile(char.IsAsciiDigit, most);

    public string TakeWhile(Func<char, bool> accepts, int most = int.MaxValue)
    {
        var start = At;
        while (At - start < most && Current != '\0' && accepts(Current)) At++;
        return text[start..At];
    }

    /// <summary>Digits, or a failure that says what is missing.</summary>
    public string NeedDigits(string what)
    {
        var digits = TakeDigits();
        if (digits.Length == 0) Missing(what);
        return digits;
    }

    public void Missing(string what)
    {
        var found = IsAtEnd ? "" : $"; “{Rest}” is not one";
        Fail(At == 0 ? $"It does not begin with {what}." : $"After “{text[..At].TrimEnd()}” {what} is missing{found}.");
    }

    /// <summary>The identifier, if the whole text was taken.</summary>
    public DocumentIdentifier? End(Func<DocumentIdentifier> identifier)
    {
        TakeSpaces();
        if (!IsAtEnd) Fail($"“{Rest}” after “{text[..At].TrimEnd()}” is not part of an identifier.");
        return Problem is null ? identifier() : null;
    }
}
