using System.Text;

namespace Tracker.Text.Tests.Reference;

/// <summary>A text as an array of cells. Slow and plain on purpose.</summary>
internal sealed class NaiveText(IEnumerable<Cell> cells)
{
    public List<Cell> Cells { get; } = [.. cells];

    public static NaiveText Of(TextChange inserts) => new(inserts.Operations.SelectMany(op => Cell.Of(op)));

    public NaiveText Apply(NaiveChange change)
    {
        var after = new List<Cell>();
        for (var i = 0; i <= Cells.Count; i++)
        {
            after.AddRange(change.InsertsBefore(i));
            if (i < Cells.Count && !change.Deletes(i)) after.Add(Cells[i].Formatted(change.FormatOf(i)));
        }
        return new NaiveText(after);
    }

    public string Shown()
    {
        var shown = new StringBuilder();
        foreach (var cell in Cells) cell.Show(shown);
        return shown.ToString();
    }
}
