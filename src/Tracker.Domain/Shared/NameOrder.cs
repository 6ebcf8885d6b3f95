using System.Text;

namespace Tracker.Domain.Shared;

/// <summary>A name for sorting: without case, and with numbers by their size, so that Question 2 comes before Question 11.</summary>
public static class NameOrder
{
    private const int Digits = 9;

    public static string Of(string name)
    {
        var key = new StringBuilder();
        for (var i = 0; i < name.Length;)
        {
            var end = i;
            while (end < name.Length && char.IsAsciiDigit(name[end])) end++;
            if (end == i) key.Append(char.ToLowerInvariant(name[i++]));
            else
            {
                key.Append(name[i..end].TrimStart('0').PadLeft(Digits, '0'));
                i = end;
            }
        }
        return key.ToString();
    }
}
