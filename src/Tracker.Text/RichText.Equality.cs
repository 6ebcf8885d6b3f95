namespace Tracker.Text;

public sealed partial class RichText
{
    public bool Equals(RichText? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Length != Length) return false;
        var mine = new RunCursor(Root, 0, Length);
        var theirs = new RunCursor(other.Root, 0, Length);
        var mineEnd = 0;
        var theirsEnd = 0;
        for (var at = 0; at < Length;)
        {
            if (at == mineEnd && mine.Next()) mineEnd += mine.Length;
            if (at == theirsEnd && theirs.Next()) theirsEnd += theirs.Length;
            var end = Math.Min(mineEnd, theirsEnd);
            if (!Equals(mine.Attributes, theirs.Attributes) || !Equals(mine.Embed, theirs.Embed)) return false;
            if (!mine.Text[(at - mine.Start)..(end - mine.Start)].SequenceEqual(theirs.Text[(at - theirs.Start)..(end - theirs.Start)])) return false;
            at = end;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as RichText);

    /// <summary>Of the length and the first characters: cheap, and equal for equal texts.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Length);
        var runs = new RunCursor(Root, 0, Math.Min(Length, 64));
        while (runs.Next()) foreach (var character in runs.Text) hash.Add(character);
        return hash.ToHashCode();
    }
}
